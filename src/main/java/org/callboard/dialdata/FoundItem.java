package org.callboard.dialdata;

import org.callboard.layer.LayerKey;

/**
 * An item that a search has found, in whatever layer it is.
 *
 * @param ownerId the row of whose layer it is
 */
public record FoundItem(
    LayerKey.Kind kind, long ownerId, String id, String displayName, String uri) {}
