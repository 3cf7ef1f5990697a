package org.callboard.subscriber;

import java.util.Map;

/**
 * A condition by what another room knows of subscribers.
 *
 * @param jpql of a query in which the subscriber is {@code s}; what callers send is never in it
 * @param values what is bound
 */
public record SubscriberCriterion(String jpql, Map<String, Object> values) {

  public SubscriberCriterion {
    values = Map.copyOf(values);
  }
}
