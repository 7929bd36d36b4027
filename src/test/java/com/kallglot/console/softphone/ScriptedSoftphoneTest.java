package com.kallglot.console.softphone;

/// The fake keeps the contract.
class ScriptedSoftphoneTest extends SoftphonePersonContract {
  @Override
  protected Softphone start() {
    return new ScriptedSoftphone();
  }
}
