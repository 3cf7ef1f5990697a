package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.callboard.audit.Stamps;
import org.callboard.organization.CloudId;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Expected;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.GroupEditor;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberView;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.Test;

/** Deletions that the database ends because somebody and they wait for each other. */
class DeletionsTest {

  private static final OrganizationSnapshot ACME =
      new OrganizationSnapshot(
          1,
          new CloudId("ACME"),
          OrganizationSettings.named("Acme"),
          List.of(new Group(2, new GroupName("Sales"))));

  private final List<String> attempts = new ArrayList<>();

  private final Caller caller =
      new Caller() {
        @Override
        OrganizationSnapshot organization(String cloudId) {
          return ACME;
        }

        @Override
        SubscriberView subscriber(OrganizationSnapshot organization, String username) {
          return new SubscriberView(
              3,
              "Ann",
              "ann",
              Optional.empty(),
              true,
              List.of(),
              new Attributes(new TreeMap<>()),
              true,
              List.of(),
              new Stamps(),
              List.of());
        }
      };

  private void attempt(Object what) {
    attempts.add(what.toString());
    if (attempts.size() == 1) {
      throw new EJBException(new PersistenceException(new SQLException("deadlock", "40P01")));
    }
  }

  @Test
  void aGroupIsDeletedTheSecondTime() {
    GroupEditor editor =
        new GroupEditor() {
          @Override
          public void delete(OrganizationSnapshot in, GroupName name, Expected expected) {
            attempt(name);
          }
        };
    new GroupActs(caller, null, editor).delete("acme", "sales", Expected.ANYTHING);
    assertThat(attempts).containsExactly("Sales", "Sales");
  }

  @Test
  void aSubscriberIsDeletedTheSecondTime() {
    SubscriberEditor editor =
        new SubscriberEditor() {
          @Override
          public void delete(OrganizationSnapshot in, Username username, Expected expected) {
            attempt(username);
          }
        };
    new SubscriberActs(caller, null, editor, null, null, null)
        .delete("acme", "ann", Expected.ANYTHING);
    assertThat(attempts).containsExactly("ann", "ann"); // the editor finds whom the name means
  }

  @Test
  void anOrganizationIsDeletedTheSecondTime() {
    OrganizationEditor editor =
        new OrganizationEditor() {
          @Override
          public void delete(CloudId cloudId, Expected expected) {
            attempt(cloudId);
          }
        };
    new OrganizationActs(caller, null, editor, null, null, null)
        .delete("acme", Optional.of("acme"), Expected.ANYTHING);
    assertThat(attempts).containsExactly("ACME", "ACME");
  }
}
