package org.callboard.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Puts lists of entries with ids into an order that somebody has chosen, perhaps long ago. */
public final class ListOrder {

  private ListOrder() {}

  /** The entries in the chosen order; none of them has come to them by an overlay. */
  public static <E> List<E> arranged(List<E> entries, Function<E, String> id, List<String> order) {
    return arranged(entries, entries.size(), id, order);
  }

  /**
   * The entries in the chosen order. An entry that it does not name stays behind the one that it
   * follows; those at the end of the list stay there.
   *
   * @param lower how many of the entries stood in the list before others were added at its end
   * @param order ids, no id twice; those of entries that are not there mean nothing
   */
  public static <E> List<E> arranged(
      List<E> entries, int lower, Function<E, String> id, List<String> order) {
    if (order.isEmpty()) {
      return List.copyOf(entries);
    }
    Set<String> named = new HashSet<>(order);
    Map<String, List<E>> runs = new HashMap<>(); // each that is named, with those that follow it
    List<E> front = new ArrayList<>();
    List<E> run = front;
    for (int i = 0; i < entries.size(); i++) {
      E entry = entries.get(i);
      if (!named.contains(id.apply(entry))) {
        run.add(entry);
      } else {
        List<E> next = new ArrayList<>();
        runs.put(id.apply(entry), next);
        next.add(entry);
        run = i < lower ? next : run;
      }
    }
    List<E> end = new ArrayList<>(run == front ? run : run.subList(1, run.size()));
    run.subList(run.size() - end.size(), run.size()).clear();
    List<E> arranged = new ArrayList<>(front);
    order.stream().filter(runs::containsKey).forEach(one -> arranged.addAll(runs.get(one)));
    arranged.addAll(end);
    return List.copyOf(arranged);
  }

  /** Whether what is in both lists stands in the same order in both. */
  public static boolean sameOrder(List<String> ids, List<String> others) {
    return both(ids, others).equals(both(others, ids));
  }

  private static List<String> both(List<String> ids, List<String> others) {
    Set<String> there = new HashSet<>(others);
    return ids.stream().filter(there::contains).toList();
  }

  /**
   * Which entries have changed places with others: as few as explain the new order.
   *
   * @param before ids, no id twice
   * @param after the same; of ids that are only in one of the lists nothing is said
   */
  public static Set<String> moved(List<String> before, List<String> after) {
    Map<String, Integer> places = new HashMap<>();
    before.forEach(id -> places.put(id, places.size()));
    List<String> both = after.stream().filter(places::containsKey).toList();
    Set<String> moved = new LinkedHashSet<>(both);
    longestRise(both.stream().mapToInt(places::get).toArray())
        .forEach(index -> moved.remove(both.get(index)));
    return moved;
  }

  /** Where the numbers stand that make up the longest rising sequence. */
  private static List<Integer> longestRise(int[] numbers) {
    int[] ends = new int[numbers.length]; // where the lowest number ends a sequence of each length
    int[] previous = new int[numbers.length];
    int length = 0;
    for (int i = 0; i < numbers.length; i++) {
      int number = numbers[i];
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) / 2;
        if (numbers[ends[middle]] < number) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : ends[low - 1];
      ends[low] = i;
      length = Math.max(length, low + 1);
    }
    Integer[] rise = new Integer[length];
    int index = length == 0 ? -1 : ends[length - 1];
    for (int i = length - 1; i >= 0; i--) {
      rise[i] = index;
      index = previous[index];
    }
    return Arrays.asList(rise);
  }
}
