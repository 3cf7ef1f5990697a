package org.callboard.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The record has who has read this, so nobody reads it unknowingly; see {@link ReadingFilter}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Recorded {

  /** The flag without which reading it is not recorded; empty if it always is. */
  String onlyWith() default "";
}
