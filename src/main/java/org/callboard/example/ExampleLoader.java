package org.callboard.example;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.SubscriberEditor;
import org.callboard.security.PasswordHasher;

/** Creates the example organization, all of it or nothing. */
@Stateless
public class ExampleLoader {

  @Inject private OrganizationEditor organizations;
  @Inject private SubscriberEditor subscribers;
  @Inject private DialDataEditor dialData;
  @Inject private PasswordHasher hasher;

  /** Creates it. It must not be there yet. */
  public void load() {
    long organization = organizations.create(ExampleData.CLOUD_ID, ExampleData.NAME);
    long subscriber =
        subscribers.create(organization, ExampleData.USERNAME, hasher.hash(ExampleData.PASSWORD));
    dialData.editOrganization(
        organization, layer -> layer.overlaidWith(ExampleData.organizationLayer()));
    dialData.editSubscriber(
        organization, subscriber, layer -> layer.overlaidWith(ExampleData.subscriberLayer()));
  }
}
