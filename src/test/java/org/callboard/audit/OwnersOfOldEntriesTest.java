package org.callboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Node;
import org.junit.jupiter.api.Test;

/** To whom the upgrade gives the entries that know a Cloud ID only. */
@DatabaseTest
class OwnersOfOldEntriesTest {

  @Inject private Node node;

  @Test
  void entriesFromBeforeTheLastDeletionOfTheirCloudIdBelongToNobody() {
    assertThat(
            node.upgraded(
                "13",
                List.of(
                    "INSERT INTO organization (id, cloud_id, name) VALUES (5, 'ACME', 'new')",
                    "INSERT INTO organization (id, cloud_id, name) VALUES (6, 'OTHER', 'o')",
                    entry(1, "ACME", "CREATE", "organizations/ACME"),
                    entry(2, "ACME", "DELETE", "organizations/ACME/groups/sales"),
                    entry(3, "OTHER", "UPDATE", "organizations/OTHER"),
                    entry(4, "ACME", "DELETE", "organizations/ACME"),
                    entry(5, "ACME", "CREATE", "organizations/ACME"),
                    entry(6, "ACME", "DELETE", "organizations/ACME/groups/sales"),
                    entry(7, "GONE", "CREATE", "organizations/GONE"),
                    "INSERT INTO audit_entry (id, administrator, address, action, target)"
                        + " VALUES (8, 'ann', '', 'CREATE', 'administrators/ann')"),
                "14.1",
                "SELECT CONCAT(id, ' ', organization_id) FROM audit_entry ORDER BY id"))
        .containsExactly("1 ", "2 ", "3 6", "4 ", "5 5", "6 5", "7 ", "8 ");
  }

  private static String entry(long id, String cloudId, String action, String target) {
    return "INSERT INTO audit_entry (id, administrator, address, action, organization, target)"
        + (" VALUES (" + id + ", 'ann', '', '" + action + "', '" + cloudId + "', '" + target)
        + "')";
  }
}
