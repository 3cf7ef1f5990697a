/**
 * The people of an organization, their groups and their attributes. The package knows nothing of
 * dial data, accounts or HTTP; events in the same transaction tell those packages of an edit here.
 */
package org.callboard.subscriber;
