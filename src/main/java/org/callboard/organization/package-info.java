/**
 * Organizations by Cloud ID, their settings and their groups. The package knows nothing of
 * subscribers, dial data, accounts or HTTP.
 */
package org.callboard.organization;
