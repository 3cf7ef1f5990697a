package org.callboard.administration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.bulk.ColumnMap;
import org.callboard.bulk.CsvOptions;
import org.callboard.bulk.CsvShape;
import org.callboard.bulk.FileEncoding;
import org.callboard.bulk.ImportOptions;

/**
 * A file that waits to be imported, without its content, and how it is to be imported.
 *
 * @param fileName as its sender calls it
 * @param layer whose quick dial it is; of the organization if it is something else
 * @param template of the vendor's sample; empty text if it is something else
 * @param passphrase of the secrets in an organization's file
 * @param shape of a CSV file
 * @param choice what can be chosen again as often as one likes
 */
public record ImportWish(
    ImportKind kind,
    String fileName,
    LayerName layer,
    String template,
    Optional<String> passphrase,
    CsvShape shape,
    ImportChoice choice) {

  /** That of no CSV file. */
  static final CsvShape NO_SHAPE = new CsvShape(List.of(), List.of(), false);

  ImportWish with(CsvShape other) {
    return new ImportWish(kind, fileName, layer, template, passphrase, other, choice);
  }

  ImportWish with(ImportChoice other) {
    return new ImportWish(kind, fileName, layer, template, passphrase, shape, other);
  }

  Optional<FileEncoding> encoding() {
    return choice.charset().map(FileEncoding::named);
  }

  /** How to import it. */
  ImportOptions options(boolean dryRun) {
    return new ImportOptions(choice.onConflict(), dryRun, csv(encoding()));
  }

  /** The same of what is left of it, which is UTF-8. */
  ImportOptions optionsOfRest() {
    return new ImportOptions(choice.onConflict(), false, csv(Optional.empty()));
  }

  private CsvOptions csv(Optional<FileEncoding> encoding) {
    if (!kind.hasColumns()) {
      return new CsvOptions(encoding);
    }
    List<ColumnMap.Entry> entries = new ArrayList<>();
    meanings()
        .forEach(
            (name, meaning) ->
                entries.add(
                    new ColumnMap.Entry(
                        name, meaning.equals(ImportChoice.NOTHING) ? "" : meaning)));
    return new CsvOptions(
        encoding,
        entries.isEmpty() ? ColumnMap.NONE : new ColumnMap(entries),
        choice.skipsUnknown());
  }

  /** What columns of the file mean here, as far as they do not mean what they are called. */
  private Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(shape.header().size(), choice.meanings().size()); i++) {
      String name = shape.header().get(i);
      String meaning = choice.meanings().get(i);
      if (!name.isEmpty() && !meaning.isEmpty()) {
        meanings.putIfAbsent(name, meaning);
      }
    }
    return meanings;
  }

  @Override
  public String toString() {
    return "ImportWish[" + kind + "]";
  }
}
