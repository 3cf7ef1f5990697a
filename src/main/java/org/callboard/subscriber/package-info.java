/**
 * The people of an organization, their groups and their attributes. It knows nothing of dial data,
 * accounts or HTTP; what an edit here means for them is told by events in the same transaction.
 */
package org.callboard.subscriber;
