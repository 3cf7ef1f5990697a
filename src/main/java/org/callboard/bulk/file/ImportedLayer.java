package org.callboard.bulk.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.callboard.account.AccountData;
import org.callboard.bulk.PreparedLine;
import org.callboard.dialdata.DialData;
import org.callboard.platform.JsonBody;

/** All that an export has of a layer. */
record ImportedLayer(DialData dial, AccountLayer account) {

  static final ImportedLayer EMPTY = new ImportedLayer(DialData.EMPTY, AccountLayer.NONE);

  static ImportedLayer read(JsonBody json, Optional<ExportCipher> cipher, String owner) {
    return new ImportedLayer(LayerJson.read(json), AccountLayer.read(json, cipher, owner));
  }

  /** The layer of a group or a subscriber, of which the rest has been read. */
  static ImportedLayer ofOwner(JsonBody json, Optional<ExportCipher> cipher, String owner) {
    Optional<ImportedLayer> layer =
        json.object(OrganizationEntries.LAYER).map(object -> read(object, cipher, owner));
    json.end();
    return layer.orElse(EMPTY);
  }

  boolean isEmpty() {
    return equals(EMPTY);
  }

  /** What becomes of the account layers of these lines, by the key of the username. */
  static Map<String, UnaryOperator<AccountData>> accounts(
      List<PreparedLine> lines, Map<Long, ImportedLayer> layerOfLine) {
    Map<String, UnaryOperator<AccountData>> accounts = new HashMap<>();
    for (PreparedLine line : lines) {
      AccountLayer account = layerOfLine.getOrDefault(line.line(), EMPTY).account();
      if (!account.saysNothing()) {
        accounts.put(line.entry().username().key(), account::over);
      }
    }
    return accounts;
  }
}
