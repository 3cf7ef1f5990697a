package org.callboard.layer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** What the phone of a deleted subscriber may hold of one kind of data. */
@Entity
@IdClass(DepartedLayer.Key.class)
@Table(name = "departed_layer")
class DepartedLayer {

  @Id
  @Column(name = "username_key")
  private String usernameKey;

  @Id
  @Column(name = "organization_id")
  private long organizationId;

  /** Which kind of data, by its own name. */
  @Id
  @Column(name = "data")
  private String data;

  /** As the kind of data writes it. */
  @Column(name = "memory")
  private String memory;

  protected DepartedLayer() {}

  DepartedLayer(long organizationId, String usernameKey, String data) {
    this.organizationId = organizationId;
    this.usernameKey = usernameKey;
    this.data = data;
  }

  boolean isOf(long organization, String kindOfData) {
    return organizationId == organization && data.equals(kindOfData);
  }

  String usernameKey() {
    return usernameKey;
  }

  String memory() {
    return memory;
  }

  void set(String newMemory) {
    memory = newMemory;
  }

  /** All three columns; JPA wants a class for it. */
  static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private String usernameKey;
    private long organizationId;
    private String data;

    Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && usernameKey.equals(key.usernameKey)
          && organizationId == key.organizationId
          && data.equals(key.data);
    }

    @Override
    public int hashCode() {
      return Objects.hash(usernameKey, organizationId, data);
    }
  }
}
