/**
 * The phones' door: HTTP in, XML out. It reads a phone's request and recognizes the phone, turns
 * what the core says into the app's XML (subpackage {@code xml}), and writes every refusal and
 * error in the form that the app shows to its user.
 */
package org.callboard.phone;
