/**
 * Work in the background: who may start how much of it, its progress, and the outcome of each line.
 * The work itself is a {@link org.callboard.job.Task}, of which a job knows nothing.
 */
package org.callboard.job;
