package org.callboard.subscriber;

import java.util.Map;

/**
 * How a room that knows of phones orders subscribers by their last contact. Its query has the
 * subscriber as {@code s}, and a row for each.
 *
 * @param contact the moment, or one long ago; the query groups by the subscriber
 * @param join what else the query reads
 * @param groupBy what of this it groups by, beside the subscriber's own
 * @param values what is bound
 */
public record ContactOrder(
    String contact, String join, String groupBy, Map<String, Object> values) {

  public ContactOrder {
    values = Map.copyOf(values);
  }
}
