package org.callboard.console;

import java.util.List;
import java.util.Optional;
import org.callboard.dialdata.DialAction;
import org.callboard.mergeable.KeyNode;

/**
 * One dial action of a layer.
 *
 * @param id as it is stored, or as it was typed for a new one
 * @param stored whether the layer has it
 * @param rewriting its rules, in XML
 * @param others the names of its other values, which only the XML has
 * @param xml all of it, as phones see it
 * @param version of the state that the form replaces
 * @param sentXml whether the XML was sent, and not the form
 * @param fault what was wrong with the form; empty if nothing was
 */
public record DialActionPage(
    LayerPlace.Whose whose,
    String id,
    boolean stored,
    SettingText title,
    String rewriting,
    List<String> others,
    String xml,
    String version,
    boolean sentXml,
    Optional<Fault> fault) {

  public DialActionPage {
    others = List.copyOf(others);
  }

  /** The names of what the form does not show. */
  static List<String> others(DialAction action) {
    return action.nodes().stream()
        .map(KeyNode::name)
        .filter(name -> !name.equals("title") && !name.equals("rewriting"))
        .toList();
  }

  /** What is wrong with a field. */
  public Optional<String> wrong(String field) {
    return fault.flatMap(f -> f.of(field));
  }

  /** What is wrong with the XML. */
  public Optional<String> wrongXml() {
    return fault
        .filter(f -> sentXml)
        .flatMap(f -> f.violations().stream().map(v -> v.sentence()).findFirst());
  }
}
