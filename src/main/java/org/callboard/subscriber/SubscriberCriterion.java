package org.callboard.subscriber;

import java.util.Map;

/**
 * A condition by what another room knows of subscribers.
 *
 * @param jpql of a query in which the subscriber is {@code s}; what callers send is never in it
 * @param values what is bound
 * @param isOfFew whether it is true of few in a large organization
 */
public record SubscriberCriterion(String jpql, Map<String, Object> values, boolean isOfFew) {

  public SubscriberCriterion {
    values = Map.copyOf(values);
  }

  /** One that may be true of many. */
  public SubscriberCriterion(String jpql, Map<String, Object> values) {
    this(jpql, values, false);
  }
}
