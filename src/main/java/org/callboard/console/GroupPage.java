package org.callboard.console;

import java.util.List;
import java.util.Optional;

/**
 * The page of one group.
 *
 * @param name as it is stored
 * @param typed what the field of the name has
 * @param entries how many it has of its own
 * @param members of this part of the list
 * @param text by which members are looked for
 * @param add by which people are looked for who could become members
 * @param offered the first of those people
 * @param more how many there are beside them
 * @param fault what was wrong with the name; empty if nothing was
 */
public record GroupPage(
    String name,
    String typed,
    long memberCount,
    int entries,
    List<Member> members,
    Part part,
    String text,
    String add,
    List<Member> offered,
    long more,
    Optional<Fault> fault) {

  public GroupPage {
    members = List.copyOf(members);
    offered = List.copyOf(offered);
  }

  /** What is wrong with a field. */
  public Optional<String> wrong(String field) {
    return fault.flatMap(f -> f.of(field));
  }

  /** Another part of the members. */
  public String at(int number) {
    return "?" + (text.isEmpty() ? "" : "q=" + Address.encoded(text) + "&") + "page=" + number;
  }

  /** Somebody who is in the group, or could be. */
  public record Member(String username, String name, boolean isIn) {}
}
