/**
 * Tests of session beans on the databases, without a server. {@link
 * org.callboard.database.DatabaseTest} says how to write one. Weld makes the beans, Narayana runs
 * their transactions, Agroal is the pool, and the application's own {@code persistence.xml} sets up
 * EclipseLink. This package replaces only the work that an EJB container does around a business
 * method.
 */
package org.callboard.database;
