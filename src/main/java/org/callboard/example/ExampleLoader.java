package org.callboard.example;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.account.AccountEditor;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.password.PasswordHasher;
import org.callboard.platform.Expected;
import org.callboard.platform.Settings;
import org.callboard.subscriber.PasswordChange;
import org.callboard.subscriber.SubscriberData;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberView;

/** Creates the example organization, all of it or nothing. */
@Stateless
@PermitAll
public class ExampleLoader {

  private final OrganizationEditor organizations;
  private final SubscriberEditor subscribers;
  private final DialDataEditor dialData;
  private final AccountEditor accounts;
  private final PasswordHasher hasher;
  private final Settings server;

  /** For the container's proxy only. */
  public ExampleLoader() {
    this(null, null, null, null, null, null);
  }

  @Inject
  ExampleLoader(
      OrganizationEditor organizations,
      SubscriberEditor subscribers,
      DialDataEditor dialData,
      AccountEditor accounts,
      PasswordHasher hasher,
      Settings server) {
    this.organizations = organizations;
    this.subscribers = subscribers;
    this.dialData = dialData;
    this.accounts = accounts;
    this.hasher = hasher;
    this.server = server;
  }

  /** Creates it. It must not be there yet. */
  public void load() {
    OrganizationSettings settings = OrganizationSettings.named(ExampleData.NAME);
    OrganizationSnapshot organization = organizations.create(ExampleData.CLOUD_ID, settings);
    SubscriberView subscriber =
        subscribers
            .put(
                organization,
                ExampleData.USERNAME,
                new SubscriberData(
                    Optional.of(ExampleData.DISPLAY_NAME),
                    true,
                    Optional.of(PasswordChange.of(hasher.hash(ExampleData.PASSWORD))),
                    Optional.empty(),
                    Optional.of(ExampleData.attributes())),
                Expected.NOTHING)
            .value();
    LayerAddress all = LayerAddress.ofOrganization(organization);
    LayerAddress john =
        LayerAddress.ofSubscriber(organization, subscriber.id(), ExampleData.USERNAME.text());
    dialData.edit(all, layer -> layer.overlaidWith(ExampleData.organizationLayer()));
    dialData.edit(john, layer -> layer.overlaidWith(ExampleData.subscriberLayer()));
    accounts.edit(all, layer -> ExampleData.organizationAccount());
    if (!server.secretKeys().keys().isEmpty()) {
      accounts.edit(john, layer -> layer.with(ExampleData.sipPassword()));
    }
  }
}
