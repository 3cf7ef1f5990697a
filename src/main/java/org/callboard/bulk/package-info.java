/**
 * Many subscribers or quick dial items at once: CSV in and out, each import in one transaction with
 * a report line by line. The parts that other kinds of files also need are here, too: the upload,
 * the transaction, the batches of subscribers. The package knows no HTTP.
 */
package org.callboard.bulk;
