/**
 * The administrators' door for people: pages made on the server. It calls the acts of {@code
 * administration}, as {@code rest} does, and has no rules of its own. The templates are in {@code
 * src/main/jte}; the build compiles them. What a browser runs is in the resources of this package.
 */
package org.callboard.console;
