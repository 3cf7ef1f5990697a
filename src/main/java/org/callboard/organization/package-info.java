/**
 * Organizations by Cloud ID, what is set for them, and which groups there are. It knows nothing of
 * subscribers, dial data, accounts or HTTP.
 */
package org.callboard.organization;
