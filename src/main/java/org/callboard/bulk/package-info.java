/**
 * Many subscribers or quick dial items at once: CSV in and out, each import in one transaction with
 * a report line by line. What other files need as well is here, too: the upload, the transaction,
 * the batches of subscribers. It knows no HTTP.
 */
package org.callboard.bulk;
