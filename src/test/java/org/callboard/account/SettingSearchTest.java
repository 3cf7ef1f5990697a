package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Set;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;
import org.junit.jupiter.api.Test;

@DatabaseTest
class SettingSearchTest {

  @Inject private Given given;
  @Inject private SettingSearch search;

  @Test
  void whatOtherGroupsSetIsFoundByAPartOfTheName() {
    OrganizationSnapshot empty = given.organization("ACME");
    Group sales = given.group(empty, "sales");
    OrganizationSnapshot acme = given.now(empty);
    given.setting(LayerAddress.ofGroup(acme, sales), "my_own", "1");
    given.setting(LayerAddress.ofOrganization(acme), "my_other", "1");
    assertThat(search.inOtherGroups(acme, Set.of(), "MY"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.name()).isEqualTo("my_own");
              assertThat(found.layer()).isEqualTo("group:sales");
              assertThat(found.value()).isEmpty();
            });
    assertThat(search.inOtherGroups(acme, Set.of(), "m__o")).isEmpty();
    assertThat(search.inOtherGroups(acme, Set.of(sales.id()), "my")).isEmpty();
  }
}
