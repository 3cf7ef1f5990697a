/**
 * What a layer is, whatever it holds: where it is, how it is read, edited, kept in memory, drafted
 * and published, and what is remembered of layers that are no phone's any more. An answer is the
 * fold of a phone's layers. The room knows no kind of data that layers are made of.
 *
 * <p>A kind of data supplies a value ({@link org.callboard.layer.LayerData}) and how it is stored
 * ({@link org.callboard.layer.LayerTable}); its rules for edits ({@link
 * org.callboard.layer.LayerEditor}) and for whoever leaves ({@link
 * org.callboard.layer.Departures}); and beans that are no more than constructors: {@link
 * org.callboard.layer.LayerDirectory}, {@link org.callboard.layer.LayerCache}, {@link
 * org.callboard.layer.LayerReader}. The clock must know the cache.
 */
package org.callboard.layer;
