import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.callboard.client.ApiClient;
import org.callboard.client.ApiException;
import org.callboard.client.api.AccountSettingsApi;
import org.callboard.client.api.AuditApi;
import org.callboard.client.api.BulkApi;
import org.callboard.client.api.DialActionsApi;
import org.callboard.client.api.DraftApi;
import org.callboard.client.api.OrganizationsApi;
import org.callboard.client.api.QuickDialApi;
import org.callboard.client.api.SubscribersApi;
import org.callboard.client.model.AccountContent;
import org.callboard.client.model.AccountSettingChange;
import org.callboard.client.model.AccountSettingInput;
import org.callboard.client.model.AccountSettingInputValue;
import org.callboard.client.model.DialActionInput;
import org.callboard.client.model.Export;
import org.callboard.client.model.ImportReport;
import org.callboard.client.model.KeyNode;
import org.callboard.client.model.Order;
import org.callboard.client.model.OrganizationInput;
import org.callboard.client.model.QuickDialChange;
import org.callboard.client.model.QuickDialInput;
import org.callboard.client.model.QuickDialInputItemsInner;
import org.callboard.client.model.QuickDialItem;
import org.callboard.client.model.QuickDialItemInput;
import org.callboard.client.model.Subscriber;
import org.callboard.client.model.SubscriberInput;
import org.callboard.client.model.Translation;

/**
 * Lists and edits by a client that was generated of the contract.
 *
 * <p>{@code java -cp … ListsAndEdits BASE}, where BASE is {@code http://127.0.0.1:PORT}; the
 * password of {@code admin} stands in {@code CALLBOARD_ADMIN_PASSWORD}. Ends with status 1 unless
 * everything is as it should be.
 */
public class ListsAndEdits {

  private static final String ORGANIZATION = "GENERATED-CLIENT";
  private static final String PASSPHRASE = "a long passphrase";

  private final ApiClient client = new ApiClient();
  private final OrganizationsApi organizations;
  private final QuickDialApi quickDial;
  private final DialActionsApi dialActions;
  private final AccountSettingsApi settings;
  private final SubscribersApi subscribers;
  private final DraftApi draft;
  private final BulkApi bulk;

  public static void main(String[] arguments) throws Exception {
    new ListsAndEdits(arguments[0], System.getenv("CALLBOARD_ADMIN_PASSWORD")).run();
    System.out.println("The generated client lists and edits.");
  }

  private ListsAndEdits(String base, String password) {
    String credentials = "admin:" + password;
    String basic =
        "Basic "
            + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    client.updateBaseUri(base + "/api/v1");
    client.setRequestInterceptor(request -> request.header("Authorization", basic));
    organizations = new OrganizationsApi(client);
    quickDial = new QuickDialApi(client);
    dialActions = new DialActionsApi(client);
    settings = new AccountSettingsApi(client);
    subscribers = new SubscribersApi(client);
    draft = new DraftApi(client);
    bulk = new BulkApi(client);
  }

  private void run() throws Exception {
    organizations.putOrganization(
        ORGANIZATION, new OrganizationInput().name("Generated"), null, null);
    try {
      listsOrganizations();
      editsQuickDial();
      editsDialActions();
      editsAccounts();
      editsSubscribers();
      publishesADraft();
      readsWhatIsNoJson();
      exportsAndImports();
      readsTheRecord();
    } finally {
      organizations.deleteOrganization(ORGANIZATION, ORGANIZATION, null);
    }
    try {
      organizations.getOrganization(ORGANIZATION, null);
      throw new IllegalStateException("A deleted organization is answered");
    } catch (ApiException e) {
      expect("the status of what is gone", 404, e.getCode());
    }
  }

  private void listsOrganizations() throws ApiException {
    expect(
        "organizations",
        true,
        organizations.getOrganizations(0, 100).getItems().stream()
            .anyMatch(organization -> organization.getId().equals(ORGANIZATION)));
    expect("entries", 0L, organizations.getUsage(ORGANIZATION).getEntries().getStored());
  }

  private void editsQuickDial() throws ApiException {
    QuickDialInputItemsInner canteen =
        new QuickDialInputItemsInner().id("canteen").displayName("Canteen").uri("5000");
    QuickDialInputItemsInner security =
        new QuickDialInputItemsInner().id("security").displayName("Security").uri("5911");
    quickDial.putQuickDial(
        ORGANIZATION, new QuickDialInput().items(List.of(canteen, security.priority(50))), null);
    quickDial.putQuickDialItem(
        ORGANIZATION,
        "a/b",
        new QuickDialItemInput().displayName("Desk A/B").uri("5200"),
        null,
        null);
    quickDial.orderQuickDial(
        ORGANIZATION, new Order().order(List.of("security", "a/b", "canteen")), null);
    quickDial.deleteQuickDialItem(ORGANIZATION, "a/b", null);
    expect(
        "quick dial",
        List.of("security", "canteen"),
        quickDial.getQuickDial(ORGANIZATION, null, null, null).getItems().stream()
            .map(QuickDialItem::getId)
            .toList());
    expect(
        "a page",
        "security",
        quickDial.getQuickDial(ORGANIZATION, null, 1, null).getItems().get(0).getId());
  }

  private void editsDialActions() throws ApiException {
    KeyNode title = new KeyNode().name("title").texts(List.of(new Translation().text("Call")));
    KeyNode icon = new KeyNode().name("icon").text("phone");
    KeyNode rules = new KeyNode().name("rewriting").xml("<rule/>");
    dialActions.putDialAction(
        ORGANIZATION,
        "conference",
        new DialActionInput().nodes(List.of(title, icon, rules)),
        null,
        null);
    expect(
        "nodes",
        List.of("title", "icon", "rewriting"),
        dialActions.getDialAction(ORGANIZATION, "conference", null).getNodes().stream()
            .map(KeyNode::getName)
            .toList());
  }

  private void editsAccounts() throws ApiException {
    put("host", new AccountSettingInputValue("sip.example.com"));
    put("greeting", content(new AccountContent().xml("<a/>")));
    put(
        "greeting",
        content(
            new AccountContent().texts(List.of(new Translation().lang("cs").text("Ahoj")))));
    expect(
        "host",
        "sip.example.com",
        settings
            .getAccountSetting(ORGANIZATION, "host", null, null)
            .getValue()
            .getActualInstance());
    AccountContent greeting =
        (AccountContent)
            settings
                .getAccountSetting(ORGANIZATION, "greeting", null, null)
                .getValue()
                .getActualInstance();
    expect("greeting", "Ahoj", greeting.getTexts().get(0).getText());
    expect(
        "settings",
        2,
        settings.getAccountSettings(ORGANIZATION, null, null, null, null).getItems().size());
    expect(
        "the catalogue",
        true,
        settings.getAccountCatalogue(null, null, null).getItems().size() > 10);
  }

  private void editsSubscribers() throws ApiException {
    subscribers.putSubscriber(
        ORGANIZATION,
        "ann",
        new SubscriberInput().displayName("Ann Miller").password("wonderful"),
        null,
        null);
    settings.putSubscriberAccountSetting(
        ORGANIZATION, "ann", "password", input(new AccountSettingInputValue("of SIP")), null, null);
    expect(
        "subscribers",
        List.of("ann"),
        subscribers
            .getSubscribers(
                SubscribersApi.APIGetSubscribersRequest.newBuilder()
                    .cloudId(ORGANIZATION)
                    .q("MILLER")
                    .build())
            .getItems()
            .stream()
            .map(Subscriber::getUsername)
            .toList());
    expect(
        "a masked secret",
        null,
        settings
            .getSubscriberAccountSetting(ORGANIZATION, "ann", "password", null, null)
            .getValue());
  }

  private void publishesADraft() throws ApiException {
    quickDial.putDraftQuickDialItem(
        ORGANIZATION,
        "desk",
        new QuickDialItemInput().displayName("Desk").uri("5300"),
        null,
        null);
    settings.putDraftAccountSetting(
        ORGANIZATION, "host", input(new AccountSettingInputValue("new.example.com")), null, null);
    List<Object> changes =
        draft.publishDraft(ORGANIZATION, null).getItems().stream()
            .map(change -> change.getActualInstance())
            .toList();
    QuickDialChange added = only(QuickDialChange.class, changes);
    expect("what was not there", null, added.getBefore());
    expect("what is there", "Desk", added.getAfter().getDisplayName());
    expect(
        "what was there",
        "sip.example.com",
        only(AccountSettingChange.class, changes).getBefore().getValue().getActualInstance());
  }

  private void readsWhatIsNoJson() throws Exception {
    String csv =
        Files.readString(
            bulk.exportSubscribers(
                    BulkApi.APIExportSubscribersRequest.newBuilder()
                        .cloudId(ORGANIZATION)
                        .build())
                .toPath());
    expect("CSV", true, csv.contains("\nann,Ann Miller,"));
    String xml =
        Files.readString(
            subscribers.getPreview(ORGANIZATION, "ann", null, null, null, null).toPath());
    expect("XML", true, xml.contains("<uri>5911</uri>"));
    ImportReport report =
        bulk.importSubscribers(
            BulkApi.APIImportSubscribersRequest.newBuilder()
                .cloudId(ORGANIZATION)
                .body("username\nbob\ncyd\n")
                .dryRun(true)
                .build());
    expect("lines", 2, report.getCounts().getCreated());
  }

  private void exportsAndImports() throws ApiException {
    Export whole = bulk.exportOrganization(ORGANIZATION, PASSPHRASE);
    ImportReport report =
        bulk.importOrganization(
            BulkApi.APIImportOrganizationRequest.newBuilder()
                .cloudId(ORGANIZATION)
                .export(whole)
                .dryRun(true)
                .onConflict("update")
                .background(false)
                .callboardPassphrase(PASSPHRASE)
                .build());
    expect("what fails of an export: " + report.getLines(), 0, report.getCounts().getFailed());
  }

  private void readsTheRecord() throws ApiException {
    expect(
        "the record",
        true,
        new AuditApi(client)
                .getAudit(
                    AuditApi.APIGetAuditRequest.newBuilder().organization(ORGANIZATION).build())
                .getItems()
                .get(0)
                .getId()
            > 0);
  }

  private void put(String name, AccountSettingInputValue value) throws ApiException {
    settings.putAccountSetting(ORGANIZATION, name, input(value), null, null);
  }

  private static AccountSettingInput input(AccountSettingInputValue value) {
    return new AccountSettingInput().value(value);
  }

  private static AccountSettingInputValue content(AccountContent content) {
    return new AccountSettingInputValue(content);
  }

  private static <T> T only(Class<T> kind, List<Object> changes) {
    return changes.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  private static void expect(String what, Object expected, Object found) {
    if (!Objects.equals(expected, found)) {
      throw new IllegalStateException(what + ": expected " + expected + ", found " + found);
    }
  }
}
