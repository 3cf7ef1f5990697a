/**
 * The two files of the vendor's sample server: its users, and the template from which it makes
 * their accounts. A template becomes settings of the organization and of each subscriber.
 */
package org.callboard.bulk.sample;
