/**
 * How any caller is recognized: one authentication mechanism for the application, the kinds of
 * caller, and how passwords are checked without starving anybody. It reads organizations, and
 * writes no answer of its own: a refusal is a value, and the doors word it.
 */
package org.callboard.security;
