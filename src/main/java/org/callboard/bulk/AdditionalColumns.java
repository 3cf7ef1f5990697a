package org.callboard.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.account.AccountSetting;
import org.callboard.platform.Text;
import org.callboard.platform.Violations;
import org.callboard.subscriber.Attributes;

/** Attributes and settings in columns of their own. An empty cell leaves what is there. */
record AdditionalColumns(List<AccountColumn> columns, AccountCells cells)
    implements AdditionalCells {

  @Override
  public Attributes attributes(CsvReader.Row row) {
    SortedMap<String, String> values = new TreeMap<>();
    for (AccountColumn column : columns) {
      String cell = column.cell(row);
      if (column.isAttribute() && !cell.isEmpty()) {
        values.put(column.name(), Text.cut(cell));
      }
    }
    return new Attributes(values);
  }

  @Override
  public List<AccountSetting> settings(CsvReader.Row row) {
    Violations violations = new Violations();
    List<AccountSetting> settings = new ArrayList<>();
    for (AccountColumn column : columns) {
      String cell = column.cell(row);
      if (!column.isAttribute() && !cell.isEmpty()) {
        violations.check(
            () -> {
              AccountSetting setting = column.setting(cell);
              cells.checkReferences(column.header(), setting);
              settings.add(setting);
            });
      }
    }
    violations.throwIfAny();
    return settings;
  }

  @Override
  public List<String> warnings(CsvReader.Row row) {
    return columns.stream().flatMap(column -> column.warning(row).stream()).toList();
  }

  @Override
  public Optional<String> columnOf(String attribute) {
    return columns.stream()
        .filter(column -> column.isAttribute() && column.name().equals(attribute))
        .map(AccountColumn::header)
        .findFirst();
  }

  @Override
  public Optional<String> columnOf(AccountSetting setting) {
    return columns.stream()
        .filter(column -> !column.isAttribute() && column.name().equals(setting.name()))
        .map(AccountColumn::header)
        .findFirst();
  }
}
