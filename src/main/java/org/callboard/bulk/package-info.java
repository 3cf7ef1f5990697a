/**
 * Many things at once: CSV and JSON in and out, in one transaction each, with a report line by
 * line, and the jobs that do it in the background. It knows no HTTP.
 */
package org.callboard.bulk;
