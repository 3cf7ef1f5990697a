/**
 * The core: quick dial items and dial actions, their layers and their cache. {@link
 * org.callboard.dialdata.DialData} is a pure value; everything that a phone can be told is folded
 * from such values. The package knows no HTTP and none of the app's XML.
 */
package org.callboard.dialdata;
