package org.callboard.bulk.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.account.AccountCatalogue;
import org.callboard.account.AccountSetting;
import org.callboard.account.KnownSetting;
import org.callboard.bulk.AccountCells;
import org.callboard.bulk.AdditionalCells;
import org.callboard.bulk.CsvReader;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.organization.CloudId;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.callboard.platform.Violations;
import org.callboard.subscriber.Attributes;

/** What a row of the vendor's users is to its template. Cells are cut, except of secrets. */
final class TemplateCells implements AdditionalCells {

  private static final String HASH = "bcrypt:";

  /** How faults name attributes. */
  private static final String ATTRIBUTE = "attributes.";

  private final VendorTemplate template;
  private final CloudId cloudId;
  private final List<String> attributeColumns;
  private final Set<String> filled = new HashSet<>();

  TemplateCells(VendorTemplate template, CloudId cloudId) {
    this.template = template;
    this.cloudId = cloudId;
    this.attributeColumns = template.attributeColumns();
  }

  @Override
  public Attributes attributes(CsvReader.Row row) {
    Violations violations = new Violations();
    Set<String> wrong = checkVisible(row, violations);
    SortedMap<String, String> values = new TreeMap<>();
    for (String column : attributeColumns) {
      String cell = cell(row, column);
      if (!cell.isEmpty()) {
        filled.add(column);
        if (!wrong.contains(column)) {
          values.put(VendorTemplate.reference(column), cell);
        }
      }
    }
    Attributes attributes = violations.read(() -> new Attributes(values), Attributes.NONE);
    violations.throwIfAny();
    return attributes;
  }

  /**
   * A name or an address has nothing inside that nobody sees, as where it is set alone.
   *
   * @return the columns that have
   */
  private Set<String> checkVisible(CsvReader.Row row, Violations violations) {
    Set<String> columns = new LinkedHashSet<>();
    for (KeyNode node : template.organizations()) {
      if (AccountCatalogue.find(node.name()).filter(KnownSetting::isNameOrAddress).isPresent()) {
        columns.addAll(template.columns(node));
      }
    }
    columns.removeIf(
        column -> {
          String field =
              attributeColumns.contains(column)
                  ? ATTRIBUTE + VendorTemplate.reference(column)
                  : column;
          return violations.read(() -> Text.visible(field, cell(row, column)), null) != null;
        });
    return columns;
  }

  @Override
  public List<AccountSetting> settings(CsvReader.Row row) {
    Violations violations = new Violations();
    List<AccountSetting> settings = new ArrayList<>();
    for (KeyNode node : template.subscribersOwn()) {
      if (template.columns(node).stream().anyMatch(column -> !cell(row, column).isEmpty())) {
        violations.check(() -> settings.add(checked(node, row)));
      }
    }
    violations.throwIfAny();
    return settings;
  }

  @Override
  public List<String> warnings(CsvReader.Row row) {
    return template.usedColumns().stream()
        .flatMap(
            column ->
                template.index(column).stream()
                    .flatMap(i -> row.warning(i, column, template.isSecret(column)).stream()))
        .toList();
  }

  @Override
  public Optional<String> columnOf(String attribute) {
    return attributeColumns.stream()
        .filter(column -> VendorTemplate.reference(column).equals(attribute))
        .findFirst();
  }

  @Override
  public Optional<String> columnOf(AccountSetting setting) {
    return Optional.of(VendorTemplate.nodeName(setting.name()));
  }

  private AccountSetting checked(KeyNode node, CsvReader.Row row) {
    return AccountCells.checked(VendorTemplate.nodeName(node.name()), own(node, row));
  }

  private AccountSetting own(KeyNode node, CsvReader.Row row) {
    KeyNodeValue value =
        node.value()
            .map(text -> template.placeholders(text).filled(column -> plainCell(row, column)));
    return new AccountSetting(node.name(), value, node.priority(), template.isSecret(node)).cut();
  }

  private String plainCell(CsvReader.Row row, String column) {
    String cell = cell(row, column);
    if (column.equals(VendorTemplate.CLOUD_PASSWORD) && cell.startsWith(HASH)) {
      throw new InvalidValueException(column, "is a hash, but the template needs it as typed.");
    }
    return cell;
  }

  private String cell(CsvReader.Row row, String column) {
    if (column.equals(VendorTemplate.CLOUD_ID)) {
      return cloudId.value();
    }
    boolean secret = template.isSecret(column);
    String cell = template.index(column).map(i -> secret ? row.rawCell(i) : row.cell(i)).orElse("");
    String cut = Text.cut(cell);
    return secret && !cut.isEmpty() ? cell : cut;
  }

  /**
   * The organization's settings, when all rows were read: a column in which no cell holds anything
   * became no attribute, and nothing can refer to it.
   */
  List<AccountSetting> organizationSettings() {
    List<AccountSetting> settings = new ArrayList<>();
    for (KeyNode node : template.organizations()) {
      KeyNodeValue value =
          node.value().map(text -> template.placeholders(text).asReferences(this::reference));
      settings.add(new AccountSetting(node.name(), value, node.priority(), false).cut());
    }
    return settings;
  }

  private String reference(String column) {
    return attributeColumns.contains(column) && !filled.contains(column)
        ? ""
        : VendorTemplate.reference(column);
  }
}
