/**
 * The example organization of the README: what a new user tries first. Nothing of the product
 * depends on it, and it is loaded only where the setting {@code callboard.example} says so.
 */
package org.callboard.example;
