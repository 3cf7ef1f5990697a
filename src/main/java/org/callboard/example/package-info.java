/**
 * The example organization of the README, which a new user tries first. Nothing else in the product
 * depends on it. It is loaded only where the setting {@code callboard.example} is on.
 */
package org.callboard.example;
