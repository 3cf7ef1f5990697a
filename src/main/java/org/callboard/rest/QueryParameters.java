package org.callboard.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which parameters the query of a resource method's address may have; without this annotation it
 * has none. {@link QueryFilter} refuses all others, and {@code OpenApiTest} compares these with the
 * contract.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryParameters {

  String OFFSET = "offset";
  String LIMIT = "limit";

  /** Those that have a value. */
  String[] value() default {};

  /** Those that are true or false, and true without a value. */
  String[] flags() default {};
}
