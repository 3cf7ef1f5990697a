/**
 * What all layers have in common, whatever they hold: where a layer is, how it is read, edited,
 * kept in memory, drafted and published, and what is remembered of a layer that no longer belongs
 * to a phone. An answer is the fold of a phone's layers. The package does not know the kinds of
 * data in layers.
 *
 * <p>A kind of data supplies a value ({@link org.callboard.layer.LayerData}) and how it is stored
 * ({@link org.callboard.layer.LayerTable}); its rules for edits ({@link
 * org.callboard.layer.LayerEditor}) and for subscribers who leave ({@link
 * org.callboard.layer.Departures}); and beans that consist of constructors only: {@link
 * org.callboard.layer.LayerDirectory}, {@link org.callboard.layer.LayerCache}, {@link
 * org.callboard.layer.LayerReader}.
 */
package org.callboard.layer;
