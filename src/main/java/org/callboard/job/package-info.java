/**
 * Work in the background: who may start how much of it, how far it is, what became of each line. A
 * job knows nothing of what it does, which is a {@link org.callboard.job.Task}.
 */
package org.callboard.job;
