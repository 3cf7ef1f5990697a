package org.callboard.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests of a class against H2 and then against PostgreSQL, without a server. Each test
 * finds the tables empty, and a node that has just started. Fields with {@code @Inject} get the
 * beans of Callboard as its own beans get them, and the {@link Node} itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(DatabaseExtension.class)
public @interface DatabaseTest {}
