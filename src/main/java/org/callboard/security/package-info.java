/**
 * How any caller is recognized: one authentication mechanism for the application, the kinds of
 * caller, and how passwords are checked without starving anybody. It reads organizations. A refusal
 * is a value with words for a person; the doors write it.
 */
package org.callboard.security;
