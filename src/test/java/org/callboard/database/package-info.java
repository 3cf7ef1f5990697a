/**
 * Tests of session beans on the databases, without a server. {@link
 * org.callboard.database.DatabaseTest} says how to write one. Weld makes the beans, Narayana their
 * transactions, Agroal the pool, and EclipseLink is set up by the house's own {@code
 * persistence.xml}; ours is only what an EJB container does around a business method.
 */
package org.callboard.database;
