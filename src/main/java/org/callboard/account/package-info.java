/**
 * The account of a subscriber: settings by layer, as key nodes of the vendor's Account XML; the
 * catalogue of the settings that the app knows; and the encryption of secrets. {@link
 * org.callboard.account.AccountData} is a pure value. The package knows no HTTP and no devices, and
 * writes no XML.
 */
package org.callboard.account;
