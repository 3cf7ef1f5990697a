package org.callboard.dialdata;

import org.callboard.layer.LayerKey;

/**
 * One layer of a phone's answer.
 *
 * @param name as administrators know it, for example {@code group:sales}
 */
public record Layer(LayerKey key, String name, DialData data) {}
