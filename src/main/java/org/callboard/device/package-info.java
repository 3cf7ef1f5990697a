/**
 * What phones sign in with beside a password: the tokens of devices and one-time codes. It knows
 * how they are made, found and ended, and nothing of accounts or HTTP.
 */
package org.callboard.device;
