/**
 * The administrators' door for people: pages made on the server. The package is empty for now. It
 * will call the acts of {@code administration}, as {@code rest} does, and have no rules of its own.
 */
package org.callboard.console;
