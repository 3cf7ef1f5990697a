/**
 * Organizations by Cloud ID and their subscribers: who there is, and the feed that tells every node
 * what changed. It knows nothing of dial data, accounts or HTTP.
 */
package org.callboard.organization;
