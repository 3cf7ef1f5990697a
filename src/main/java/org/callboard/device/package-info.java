/**
 * What phones sign in with, apart from a password: tokens of devices, and one-time codes. The
 * package knows how these are made, found and ended, and nothing of accounts or HTTP.
 */
package org.callboard.device;
