create schema if not exists rewards;
