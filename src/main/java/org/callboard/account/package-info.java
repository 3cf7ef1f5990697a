/**
 * The account of a subscriber: settings by layer, as key nodes of the vendor's Account XML; the
 * catalogue of those that the app knows; and how secrets are kept. {@link
 * org.callboard.account.AccountData} is a pure value. The package knows no HTTP, no devices, and
 * writes no XML.
 */
package org.callboard.account;
