package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;
import org.junit.jupiter.api.Test;

@DatabaseTest
class EntrySearchTest {

  @Inject private Given given;
  @Inject private DialDataEditor editor;
  @Inject private EntrySearch search;

  @Test
  void whatOtherGroupsHaveIsFoundByIdAndName() {
    OrganizationSnapshot empty = given.organization("ACME");
    Group sales = given.group(empty, "sales");
    OrganizationSnapshot acme = given.now(empty);
    editor.edit(
        LayerAddress.ofGroup(acme, sales),
        data ->
            data.with(
                    new QuickDialItem(
                        "hot%line", "Our Line", "1", Optional.empty(), new MergePriority(20)))
                .with(new DialAction("hotfix", List.of())));
    assertThat(search.inOtherGroups(acme, Set.of(), "HOT"))
        .extracting(Whereabouts::id)
        .containsExactly("hot%line", "hotfix");
    assertThat(search.inOtherGroups(acme, Set.of(), "our l")).hasSize(1);
    assertThat(search.inOtherGroups(acme, Set.of(), "t%l")).hasSize(1);
    assertThat(search.inOtherGroups(acme, Set.of(), "t_l")).isEmpty();
    assertThat(search.inOtherGroups(acme, Set.of(sales.id()), "hot")).isEmpty();
  }
}
