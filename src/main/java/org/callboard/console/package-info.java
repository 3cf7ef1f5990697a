/**
 * The administrators' door for people: pages made on the server. It is only a place yet. It will
 * call the acts of {@code administration}, as {@code rest} does, and have no rule of its own.
 */
package org.callboard.console;
