/**
 * What a layer is, whatever it holds: where it is, its key, and layers in memory. An answer is the
 * fold of a phone's layers. It knows no kind of data that layers are made of.
 */
package org.callboard.layer;
