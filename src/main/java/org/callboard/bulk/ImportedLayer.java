package org.callboard.bulk;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.callboard.dialdata.DialData;

/** All that an export has of a layer. */
record ImportedLayer(DialData dial, AccountLayer account) {

  static final ImportedLayer EMPTY = new ImportedLayer(DialData.EMPTY, AccountLayer.NONE);

  /**
   * @throws org.callboard.platform.InvalidValueException if it is not as an export writes it
   */
  static ImportedLayer read(JsonObject json, Optional<ExportCipher> cipher, String owner) {
    return new ImportedLayer(LayerJson.read(json), AccountLayer.read(json, cipher, owner));
  }

  boolean isEmpty() {
    return equals(EMPTY);
  }
}
